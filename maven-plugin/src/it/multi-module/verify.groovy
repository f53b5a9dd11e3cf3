import groovy.json.JsonSlurper

['first', 'second', 'third'].each {
  def report = new JsonSlurper().parse(new File(basedir, it + '/target/concurrency/report.json'))
  assert report.complete
  assert report.modules[0].callsUnresolved == 0
  assert report.modules[0].callsAnalysed > 0
}
def log = new File(basedir, 'build.log').text
assert (log =~ /compile \(default-compile\)/).count == 3
