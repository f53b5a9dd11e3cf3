import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))
def of = { rule -> report.findings.findAll { it.rule == rule } }

assert log.contains('Checks of Error Prone do not run, whatever the rules say of WaitNotInLoop. To let them run: mvn concurrency:check -Dconcurrency.errorProneProfile=true')
assert log.contains('1 finding in it:check-error-prone-profile, the first at src/main/java/it/Shop.java:21')
assert log.contains('Error Prone 1.0-missing cannot be had')
assert log.contains('WaitNotInLoop is a check of Error Prone, which explains it at https://errorprone.info/bugpattern/WaitNotInLoop')

// of the last run
def expected = { jdk -> (new File(basedir, 'pom.xml').text =~ "<expected.$jdk>(.*)<")[0][1] }
def newer = System.getProperty('java.specification.version').toInteger() >= 21
assert report.tool.errorProne == expected(newer ? 'jdk21' : 'jdk17')
assert report.complete
assert report.findings*.rule == ['VolatileCompound', 'FutureIgnored', 'WaitNotInLoop', 'DeadThread']
assert of('VolatileCompound')[0].message.endsWith('Error Prone says so too: NonAtomicVolatileUpdate (https://errorprone.info/bugpattern/NonAtomicVolatileUpdate).')
assert of('FutureIgnored')[0].message.contains('Error Prone says so too: FutureReturnValueIgnored')
assert of('VolatileCompound')[0].verdict == 'NOT_EXERCISED'
assert of('FutureIgnored')[0].verdict == 'NOT_EXERCISED'
assert of('WaitNotInLoop')[0].severity == 'warning'
assert of('WaitNotInLoop')[0].verdict == 'NOT_RUN'
assert of('WaitNotInLoop')[0].why == 'found by Error Prone, of whose checks no run is watched'
assert of('WaitNotInLoop')[0].message.contains('https://errorprone.info/bugpattern/WaitNotInLoop')
assert of('DeadThread')[0].severity == 'warning'
assert log =~ /WARNING  .*WaitNotInLoop.*Shop.java:16:5/
