import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert log.count('BUILD SUCCESS') == 3
assert report.complete
assert report.modules[0].callsUnresolved == 0
assert report.findings.isEmpty()
