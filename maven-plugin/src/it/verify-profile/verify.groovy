import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def profile = new JsonSlurper().parse(new File(basedir, 'target/concurrency/report.json')).profile

assert profile.size() == 2
assert profile[0].call == 'Executor.execute'
assert profile[0].expected == 'bounded pool'
assert profile[0].figures.runs == 12
assert profile[0].figures.peak == 2
assert profile[0].figures.threads == 2
assert profile[0].workloads == ['Load']
assert profile[1].fits == 'never reached'

// Of the second run only: nobody had asked the first one.
assert (log =~ /Task site +Runs/).count == 1
assert (log =~ /2 task sites: 1 ran, 1 did not, 0 could not be followed/).count == 1
