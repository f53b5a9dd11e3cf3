def log = new File(basedir, 'build.log').text

assert log.count('BUILD SUCCESS') == 3
assert log =~ /Rules: .*BlockingOnEventLoop/
assert log.contains('concurrency.workloadTimeout')
