"""Counts a corpus of shards by Spark: each shard goes through the chain as lines, from standard input
to standard output (RDD.pipe), and the driver adds up what comes back.

usage: spark-submit spark.py CHAIN CORPUS PART

CHAIN is the text of a pipeline for themeline that ends in count --partial (pipeline/cluster/spark puts
it together); CORPUS a folder of *.jsonl.gz, as a path or URL that Spark reads: a gzipped file is never
split, so a shard is a partition. PART is the file on the driver for what is to be merged. Programs and
lexicons are at the same paths on every machine. A line is never changed: shards are UTF-8, and no JSON
has a line end within it.
"""

import os
import shlex
import sys

from pyspark import SparkContext


def main(program, chain, corpus, part):
    context = SparkContext(appName="themeline")
    shards = context.textFile(corpus + "/*.jsonl.gz")
    lines = shards.pipe(shlex.join([program, chain]), checkCode=True).collect()
    context.stop()
    with open(part, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: spark-submit spark.py CHAIN CORPUS PART")
    main(os.path.join(os.environ["BIN"], "themeline"), *sys.argv[1:])
