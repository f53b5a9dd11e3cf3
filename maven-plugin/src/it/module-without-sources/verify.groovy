def log = new File(basedir, 'build.log').text

assert log.contains('Nothing to analyse: the packaging of it:module-without-sources is pom.')
assert log.contains('Nothing to analyse: it:empty has no Java sources.')
