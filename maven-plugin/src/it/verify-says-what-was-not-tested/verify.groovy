import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = { module -> new JsonSlurper().parse(new File(basedir, module + '/target/concurrency/report.json')) }

['hangs', 'in-maven', 'no-tests', 'skipped'].each {
  assert !report(it).complete
  assert log.contains('The result for it:' + it + ' is not complete: ' + report(it).summary.notAnalysed[0])
}
assert report('in-maven').summary.notAnalysed[0].contains("in Maven's own JVM (forkCount is 0)")
assert report('skipped').summary.notAnalysed[0].contains('skips the tests (skipTests is set)')
assert report('no-tests').summary.notAnalysed[0].contains('no tests that could be run')
['in-maven', 'no-tests', 'skipped'].each { assert report(it).summary.byVerdict == [NOT_RUN: 2] }

// What was seen before the end stays, and what was not is no good news.
assert report('hangs').summary.notAnalysed[0].contains('was not over at its deadline')
assert report('hangs').findings.collectEntries { [it.method.replaceAll(/\(.*/, ''), it.verdict] } == [sleep: 'CONFIRMED', doze: 'INCONCLUSIVE']
assert report('hangs').summary.workloads[0].timedOut
def child = ProcessHandle.of(new File(basedir, 'hangs/target/child.pid').text as long)
// Dead, or a zombie that nobody has waited for: then it has no command any more.
assert !child.present || !child.get().alive || !child.get().info().command().present
