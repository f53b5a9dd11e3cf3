import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert !report.complete
assert report.modules[0].filesAnalysed == 2
assert report.summary.notAnalysed.any { it.contains('the module does not compile') }
assert log.contains('The result for it:does-not-compile is not complete')
assert log.contains('mvn concurrency:check -Dconcurrency.failOnIncomplete=false')
