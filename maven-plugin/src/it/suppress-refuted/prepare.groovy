def source = new File(basedir, 'src/main/java/it/OffTheLoop.java')
new File(basedir, 'before.txt').bytes = source.bytes
return true
