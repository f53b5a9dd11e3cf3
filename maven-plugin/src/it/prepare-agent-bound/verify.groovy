import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def builds = log.split('BUILD SUCCESS')

// Once: the tests of the build are the ones that are observed.
assert (builds[0] =~ /test \(default-test\)/).count == 1
assert builds[0].contains('1 finding (1 CONFIRMED)')
assert builds[0].contains('Tests: tests, 2 tests in 1 JVM')

// A literal argLine hides the agent: that is said, with what to write.
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))
assert !report.complete
assert report.summary.notAnalysed[0].contains('the agent did not start in any JVM of tests')
assert report.summary.notAnalysed[0].contains('@{argLine}')
assert report.summary.byVerdict == [INCONCLUSIVE: 1]
