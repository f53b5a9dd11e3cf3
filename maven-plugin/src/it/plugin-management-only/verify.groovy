import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert report.complete
assert log.contains('0 findings')
