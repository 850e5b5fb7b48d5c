"""Run the benchmark."""

import sys

from benchmarks.grading.run import main

sys.exit(main(sys.argv[1:]))
