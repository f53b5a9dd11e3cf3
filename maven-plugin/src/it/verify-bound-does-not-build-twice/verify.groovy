def log = new File(basedir, 'build.log').text

assert log.count('BUILD SUCCESS') == 2
// once in each of the two builds
assert (log =~ /compile \(default-compile\)/).count == 2
assert (log =~ /resources \(default-resources\)/).count == 2
