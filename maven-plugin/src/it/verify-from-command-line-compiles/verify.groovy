import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

assert (log =~ /compile \(default-compile\)/).count == 1
assert log.contains('[1/1] Load')
assert report.summary.workloads[0].exitCode == 0
