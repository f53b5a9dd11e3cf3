import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json'))

def runs = report.summary.workloads.collectEntries { [it.name, it] }
assert runs.size() == 8
assert runs['Hangs'].timedOut
assert runs['CallsExit'].end == 'ended with exit status 3'
assert runs['Throws'].exitCode == 1
assert runs['RunsOutOfMemory'].exitCode == 1
assert runs['KillsItself'].end == 'killed by signal 9'
assert runs['PrintsFiftyMegabytes'].exitCode == 0
assert runs['LeavesAChild'].processesLeftBehind == 1
assert runs['Works'].exitCode == 0

assert new File(basedir, runs['PrintsFiftyMegabytes'].log).length() < 1_200_000
def child = ProcessHandle.of(new File(basedir, 'target/child.pid').text as long)
// Dead, or a zombie that nobody has waited for: then it has no command any more.
assert !child.present || !child.get().alive || !child.get().info().command().present

assert log.contains('thrown at start') // the last lines of a failed workload
assert log.contains('OutOfMemoryError')
assert log.contains('5 workloads failed')
assert log.contains('left 1 process behind, now killed')
assert log.contains('mvn concurrency:verify -Dconcurrency.workloadFailureIgnore=true')
