"""What the benchmarks themselves promise."""
