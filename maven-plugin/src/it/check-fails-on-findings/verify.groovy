import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert log.contains('1 finding in it:check-fails-on-findings, the first at src/main/java/it/Sleeper.java:')
assert log.contains('mvn concurrency:explain -Drule=BlockingOnEventLoop')
assert log.contains('mvn concurrency:verify')
assert log.contains('Thread.sleep(300)') // the code frame
// of the last run
assert report.findings.isEmpty()
