def log = new File(basedir, 'build.log').text

assert log.count('BUILD SUCCESS') == 3
assert log =~ /The rules are: .*BlockingOnEventLoop/
assert log.contains('# BlockingOnEventLoop')
assert log.contains('concurrency.workloadTimeout')
