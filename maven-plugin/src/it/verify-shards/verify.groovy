import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = { new JsonSlurper().parse(new File(basedir, "target/${it}/concurrency/report.json")) }
def verdicts = { report(it).findings.collectEntries { [it.file.tokenize('/').last(), it.verdict] } }

assert verdicts('one') == ['Sleeps.java': 'CONFIRMED', 'Waits.java': 'NOT_EXERCISED']
assert verdicts('two') == ['Sleeps.java': 'NOT_EXERCISED', 'Waits.java': 'CONFIRMED']

assert verdicts('judge') == ['Sleeps.java': 'CONFIRMED', 'Waits.java': 'CONFIRMED']
assert report('judge').complete
assert report('judge').summary.workloads.empty
assert report('judge').summary.otherRuns.collect { it.workload }.sort() == ['Sleeps', 'Waits']
assert report('judge').findings.every { it.why.contains('evidence from') }
assert log.contains('Nothing is run: 2 runs of it:verify-shards found in 2 folders.')
assert log.contains('2 findings in it:verify-shards, 2 confirmed')

assert log.contains('src holds no evidence; name the folders which verify has left as target/concurrency/evidence. Then: mvn concurrency:verify -Dconcurrency.evidence=<folder>,<folder>')

assert verdicts('learns') == ['Sleeps.java': 'CONFIRMED', 'Waits.java': 'CONFIRMED']
def learned = report('learns').findings.find { it.file.endsWith('Sleeps.java') }
assert learned.workload == 'Sleeps'
assert learned.why.endsWith('(seen in an earlier run)')
assert log.contains('1 workload run, evidence of 1 other run')
