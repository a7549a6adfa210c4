"""What Python's usual libraries make of a text, one document a line: peers.py sklearn|nltk FILE."""
import collections
import sys


def count_words(lines):
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer().fit_transform(lines).shape[1]


def count_stems(lines):
    from nltk.stem import SnowballStemmer
    from nltk.tokenize import wordpunct_tokenize

    stem = SnowballStemmer("english").stem
    stems = {}
    counts = collections.Counter()
    for line in lines:
        for word in wordpunct_tokenize(line):
            if word not in stems:
                stems[word] = stem(word)
            counts[stems[word]] += 1
    return len(counts)


with open(sys.argv[2], encoding="utf-8", errors="replace") as text:
    print({"sklearn": count_words, "nltk": count_stems}[sys.argv[1]](text))
