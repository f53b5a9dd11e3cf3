import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert log.contains('1 finding in it:verify-confirms, 1 confirmed')
assert log.contains('BlockingOnEventLoop is CONFIRMED, expected REFUTED')
assert log.contains('src/main/java/it/Sleeper.java#gone: BlockingOnEventLoop was expected as CONFIRMED and was not found')
def finding = report.findings[0]
assert finding.verdict == 'CONFIRMED'
assert finding.workload == 'Sleeper'
assert finding.status == 'new'
assert !finding.why.isEmpty()
assert report.summary.byVerdict == [CONFIRMED: 1]
