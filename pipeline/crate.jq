# crate.jq: what a run read and gave as an RO-Crate 1.1 by the profile Process Run Crate 0.5
# (https://w3id.org/ro/wfrun/process/0.5): one action, "make run", its steps in the description.
#
#	stat -c '%s %n' FILE... | paste -d ' ' <(sha256sum FILE...) - |
#	    jq -nR --slurpfile manifest manifest.json --arg license URL -f crate.jq
#
# Standard input has a line "HASH  NAME SIZE NAME" for each file that the run gave, with names as in
# the folder of the crate. What it read lies elsewhere and goes by its hash. Without a date in the
# manifest there is none here, though RO-Crate 1.1 wants one: SOURCE_DATE_EPOCH gives it.

$manifest[0] as $run
| {
	html: "text/html", json: "application/json", jsonl: "application/jsonl", md: "text/markdown",
	csv: "text/csv", tsv: "text/tab-separated-values", tex: "text/x-tex", svg: "image/svg+xml",
	txt: "text/plain", xml: "application/xml", ris: "application/x-research-info-systems"
} as $types
| (if $license == "" then
	{"@id": "#license", "@type": "CreativeWork", name: "No licence is stated",
		description: "Whoever made this run can say what may be done with it."}
else
	{"@id": $license, "@type": "CreativeWork", name: $license}
end) as $licence

| def ids: map({"@id"});

def format: $types[sub("^.*\\."; "")] // "application/octet-stream";

def input_file($folder):
	{"@id": "hash://sha256/\(.sha256)", "@type": "File", name: "\($folder)/\(.path)", sha256,
		encodingFormat: (.path | format)};

def output_file:
	capture("^(?<sha256>[0-9a-f]{64})  (?<name>[^ ]+) (?<size>[0-9]+) ")
	| {"@id": .name, "@type": "File", name, contentSize: .size, sha256,
		encodingFormat: (.name | format)};

def software($version):
	{"@id": "#\(.)", "@type": "SoftwareApplication", name: ., softwareVersion: $version};

[inputs | output_file] as $outputs
| [($run.corpora, $run.lexicons)[] | .name as $name | .files[] | input_file($name)]
	| unique_by(.["@id"]) as $inputs
| [$run.libraries | to_entries[] | .value as $version | .key | software($version)] as $libraries
| {
	"@context": ["https://w3id.org/ro/crate/1.1/context", {sha256: "https://schema.org/sha256"}],
	"@graph": ([
		{
			"@id": "ro-crate-metadata.json",
			"@type": "CreativeWork",
			conformsTo: {"@id": "https://w3id.org/ro/crate/1.1"},
			about: {"@id": "./"}
		},
		({
			"@id": "./",
			"@type": "Dataset",
			name: "Barriers and enablers in \([$run.corpora[].name] | join(", "))",
			description: "Counts of themes, barriers and enablers, in tables, figures and texts.",
			conformsTo: {"@id": "https://w3id.org/ro/wfrun/process/0.5"},
			license: ($licence | {"@id"}),
			hasPart: (($outputs + $inputs) | ids),
			mentions: {"@id": "#run"}
		} + if $run.date then {datePublished: $run.date} else {} end),
		{
			"@id": "https://w3id.org/ro/wfrun/process/0.5",
			"@type": "CreativeWork",
			name: "Process Run Crate",
			version: "0.5"
		},
		({
			"@id": "#run",
			"@type": "CreateAction",
			name: "make run",
			description: ($run.steps | join("\n")),
			instrument: {"@id": "#themeline"},
			object: ($inputs | ids),
			result: ($outputs | ids),
			actionStatus: {"@id": "http://schema.org/CompletedActionStatus"}
		} + if $run.date then {endTime: $run.date} else {} end),
		(("themeline" | software($run.version)) + {softwareRequirements: ($libraries | ids)}),
		$licence
	] + $libraries + $outputs + $inputs)
}
