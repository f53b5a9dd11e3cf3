import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text

assert log.contains('Nothing can be suppressed, there is no report')
assert log.contains('REFUTED  BlockingOnEventLoop')
assert log.contains('100 executions, all on main (platform thread), where blocking is allowed')
assert log.contains('No finding has the id nobody; no file was touched.')
assert log.contains('1 finding suppressed. To see that nothing is left of them: mvn concurrency:check')
assert log.contains('OffTheLoop.java has changed since the report was written')

def before = new File(basedir, 'before.txt').text
def after = new File(basedir, 'src/main/java/it/OffTheLoop.java').text
assert after == before.replace('  private static void   work( )', '''  // BlockingOnEventLoop refuted: 100 executions, all on main (platform thread), where blocking is
  // allowed
  @SuppressWarnings("BlockingOnEventLoop")
  private static void   work( )''')

assert new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json')).findings.empty
