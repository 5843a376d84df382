/// How fast files become datasets, beside DuckDB's own reader on the same file. No tests: see `run.sh` beside.
package io.headrace.store.bench;
