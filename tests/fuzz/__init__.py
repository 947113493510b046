"""Whatever is given to it, each part of the program answers with a value or a DiplodiffError.

targets.py   what is fuzzed: functions of bytes, each with the seeds that mutation starts from
mutate.py    how inputs are bent: bytes, words of the formats, parts of containers
corpus/      inputs that once broke a target, by target; the suite runs every one of them
__main__.py  the longer run: `make fuzz ARGS="--seconds 600"`; what it finds is written into corpus/
"""
