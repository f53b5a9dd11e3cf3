import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'server/target/concurrency/report.json'))
assert report.complete
assert report.findings.size() == 1
def finding = report.findings[0]
assert finding.rule == 'BlockingOnEventLoop'
assert finding.severity == 'warning'
assert finding.file == 'src/main/java/it/Server.java'
assert finding.line == 16
assert finding.message.startsWith('Prices.of makes the Netty event loop wait (through Tariff.load > CountDownLatch.await): ')
assert finding.path.collect { it.file + ':' + it.line + ' ' + it.what }.takeRight(3) == [
  'src/main/java/it/Server.java:16 calls Prices.of',
  'pricing/target/classes!/it/Prices.java:9 calls Tariff.load',
  'pricing/target/classes!/it/Tariff.java:16 calls CountDownLatch.await'
]
// What was only inferred has been seen to happen.
assert finding.verdict == 'CONFIRMED'
assert report.modules[0].callsUnanswered == 0

def log = new File(basedir, 'build.log').text
assert log.contains('at pricing/target/classes!/it/Tariff.java:16  calls CountDownLatch.await')
