"""The bare parser on every file of a folder: what reading the cards costs at least.

python benchmarks/bare_reading.py FOLDER
"""

import sys
from pathlib import Path

import yaml

for path in Path(sys.argv[1]).glob("*.yaml"):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
