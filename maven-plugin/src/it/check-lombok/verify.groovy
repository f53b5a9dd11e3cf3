import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert log.count('BUILD SUCCESS') == 3
assert report.complete
assert report.tool.errorProne
assert report.modules[0].callsAnalysed >= 4
assert report.modules[0].callsUnresolved == 0
