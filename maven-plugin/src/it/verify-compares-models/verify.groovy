import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert log.contains("in the figures of the workload Sums-malformed, line 1 cannot be used: there is no field 'speed'; the fields are ")
assert log.contains('the workload Sums-silent left no figures')
assert log.contains('-Dconcurrency.failOnIncomplete=false')
assert log.contains('YES: throughput 9.0 × as good as with serial; made up')
assert report.complete
assert report.comparisons.size() == 1
assert report.comparisons[0].recommended == 'fork/join'
assert report.comparisons[0].models*.model == ['serial', 'fork/join']
