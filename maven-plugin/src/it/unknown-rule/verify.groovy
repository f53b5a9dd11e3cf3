def log = new File(basedir, 'build.log').text

assert log.contains('BlockingOnTheLoop')
assert log.contains('BlockingOnEventLoop') // what there is instead
assert log.contains("'LOUD' is not a severity for the rule BlockingOnEventLoop; use one of OFF, INFO, WARNING, ERROR")
assert log.contains("There is no rule 'BlockingOnTheLoop'.")
