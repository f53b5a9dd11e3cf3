import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert report.findings.empty
assert report.observedOnly.size() == 1
def seen = report.observedOnly[0]
assert seen.file == 'src/main/java/it/Unforeseen.java'
assert seen.method == 'it.Unforeseen$Task.run'
assert seen.what == 'waited in CountDownLatch.await'
assert seen.threadKind == 'Netty event loop'
assert report.notObserved.empty
// The first run did not look, and said nothing of it.
assert log.count('Seen without a finding: ') == 1
assert log.contains('Seen without a finding: src/main/java/it/Unforeseen.java:' + seen.line + '  it.Unforeseen$Task.run waited in CountDownLatch.await on ')
