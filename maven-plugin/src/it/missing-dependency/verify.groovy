def log = new File(basedir, 'build.log').text

assert log.contains('it:no-such-artifact:jar:1')
assert !new File(basedir, 'target/concurrency/report.json').exists()
