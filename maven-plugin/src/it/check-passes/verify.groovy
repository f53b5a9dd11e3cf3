import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert report.complete
assert report.findings.isEmpty()
assert report.modules[0].filesAnalysed == 1
assert report.modules[0].callsAnalysed > 0
assert log =~ /0 findings in \d+ calls? of 1 file/
