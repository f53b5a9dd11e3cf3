import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = { module -> new JsonSlurper().parse(new File(basedir, module + '/target/concurrency/report.json')) }
def verdicts = { module -> report(module).findings.collectEntries { [it.method.replaceAll(/\(.*/, ''), it.verdict] } }

// Left alone by a plain build, observed by ours, and with its own arguments in both.
assert log.findAll(/observed: \w+/) == ['observed: false', 'observed: true']
assert log.findAll(/heap: \d+/).every { it == 'heap: 128' }

assert verdicts('junit5') == [sleep: 'CONFIRMED', deliver: 'CONFIRMED', refund: 'NOT_EXERCISED']
def confirmed = report('junit5').findings.find { it.verdict == 'CONFIRMED' }
assert confirmed.workload == 'surefire:test@default-test'
assert !confirmed.provoked
assert confirmed.evidence.blockedMs > 0
def tests = report('junit5').summary.workloads[0]
assert tests.jvms == 3 // one for each class, one that a test started
assert tests.tests.run == 3
assert tests.tests.failed == ['it.junit5.SellTest#fails']
assert report('junit5').complete

// By integration tests, beside JaCoCo.
assert verdicts('junit4') == [sleep: 'CONFIRMED', next: 'NOT_EXERCISED', discard: 'NOT_EXERCISED']
assert report('junit4').findings.find { it.verdict == 'CONFIRMED' }.workload == 'failsafe:integration-test@default'
assert new File(basedir, 'junit4/target/jacoco.exec').exists()

assert verdicts('junit6') == [sleep: 'CONFIRMED', next: 'NOT_EXERCISED', discard: 'NOT_EXERCISED']

// The last two runs left out what cannot reach a finding, came to the same verdicts, and ran again what might still be provoked: with delays in the counter, on which nobody else
// counts just then, and with a task that fails, of which nobody hears.
assert log.count('3 findings (1 CONFIRMED, 2 NOT_OBSERVED)') == 2 // without faults
assert log.contains('surefire:test@default-test-schedule')
assert verdicts('testng') == [sleep: 'CONFIRMED', next: 'NOT_OBSERVED', discard: 'CONFIRMED']
assert report('testng').findings.findAll { it.provoked }.collect { it.rule } == ['FutureIgnored']
assert log.contains('Tests: surefire:test@default-test, 4 tests in 1 JVM')
assert log.contains('Tests: surefire:test@default-test, 3 tests in 1 JVM, 1 class left out that cannot reach a finding')
def ids = report('testng').findings.collectEntries { [it.method.replaceAll(/\(.*/, ''), it.id] }
def runs = report('testng').summary.workloads
assert runs.collect { [it.name, it.provoked] } == [['surefire:test@default-test', null], ['surefire:test@default-test-faults', 'faults']]
assert runs[0].tests.leftOut == ['it.IdleTest']
assert runs[0].tests.reaching == [(ids.sleep): ['it.SleeperTest'], (ids.next): ['it.CounterTest'], (ids.discard): ['it.DraftsTest']]
assert runs[1].tests.reaching == [(ids.discard): ['it.DraftsTest']]
