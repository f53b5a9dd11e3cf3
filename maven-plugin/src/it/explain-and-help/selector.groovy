// The pages are written beside the rules; until they are there, there is nothing to print.
return new File(basedir, '../../../../docs/rules').directory
