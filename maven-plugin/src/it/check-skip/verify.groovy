def log = new File(basedir, 'build.log').text

assert log.contains('Skipped: concurrency.skip is set.')
assert !new File(basedir, 'target/concurrency').exists()
