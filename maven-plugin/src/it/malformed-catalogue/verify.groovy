def log = new File(basedir, 'build.log').text

assert log =~ /own\.catalog.*1/
assert log.contains('The analysis of it:malformed-catalogue cannot start')
assert log.contains('mvn concurrency:help')
