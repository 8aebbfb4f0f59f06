# objective: shell
# level: 2
# title: tar: a backup and back

  $ mkdir -p etc/sub; echo a > etc/a; echo b > etc/sub/b; ln -s a etc/link; chmod 600 etc/a; tar cf b.tar etc; tar tf b.tar; tar tvf b.tar | awk '{print $1, $2, $6, $7, $8}'
  etc/
  etc/link
  etc/a
  etc/sub/
  etc/sub/b
  drwxr-xr-x root/root etc/
  lrwxrwxrwx root/root etc/link -> a
  -rw------- root/root etc/a
  drwxr-xr-x root/root etc/sub/
  -rw-r--r-- root/root etc/sub/b
  $ tar czf b.tgz etc; tar tzf b.tgz | wc -l; file b.tar b.tgz | cut -c1-40; mkdir out; tar xzf b.tgz -C out; ls -R out; stat -c '%a %N' out/etc/a out/etc/link
  5
  b.tar: POSIX tar archive (GNU)
  b.tgz: gzip compressed data, from Unix,
  out:
  etc
  
  out/etc:
  a
  link
  sub
  
  out/etc/sub:
  b
  600 'out/etc/a'
  777 'out/etc/link' -> 'a'
  $ tar xf b.tar -C out etc/a; tar xOf b.tar etc/sub/b; tar xf b.tar nosuch; echo "status $?"; tar tf nosuch.tar; echo "status $?"; tar xzf b.tar; echo "status $?"; tar cf; echo "status $?"; tar; echo "status $?"
  b
  tar: nosuch: Not found in archive
  tar: Exiting with failure status due to previous errors
  status 2
  tar: nosuch.tar: Cannot open: No such file or directory
  tar: Error is not recoverable: exiting now
  status 2
  
  gzip: stdin: not in gzip format
  tar: Child returned status 1
  tar: Error is not recoverable: exiting now
  status 2
  tar: Old option 'f' requires an argument.
  Try 'tar --help' or 'tar --usage' for more information.
  status 2
  tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options
  Try 'tar --help' or 'tar --usage' for more information.
  status 2
  $ tar --exclude='*.bak' --exclude=sub -cvf c.tar etc; echo new > etc/new; tar rf c.tar etc/new; tar tf c.tar | tail -n 1; tar uf c.tar etc; tar --delete -f c.tar etc/new; tar tf c.tar | sort | uniq -c | sed 's/^ *//'
  etc/
  etc/link
  etc/a
  etc/new
  1 etc/
  1 etc/a
  1 etc/link
  1 etc/sub/
  1 etc/sub/b
  $ tar df b.tar; rm etc/a; tar df b.tar; echo "status $?"; tar cf d.tar /etc/hostname; tar tf d.tar; tar Pcf d.tar /etc/hostname; tar tf d.tar; tar cf - etc | tar tf - | wc -l; tar xf d.tar -C out --strip-components=1; ls out
  tar: etc/a: Warning: Cannot stat: No such file or directory
  status 1
  tar: Removing leading `/' from member names
  etc/hostname
  tar: Removing leading `/' from member names
  /etc/hostname
  5
  tar: Removing leading `/' from member names
  etc
  hostname
  $ gzip -k b.tar; gzip -l b.tar.gz | awk 'NR==1'; gunzip -c b.tar.gz | cmp - b.tar && echo same; gzip b.tar; echo "status $?"; zcat b.tar.gz | tar t | head -n 1; gunzip nosuch; echo "status $?"; gzip -d b.tar.gz < /dev/null; zgrep -c root /etc/hostname; echo hi | gzip | zcat; bzip2 -k x.txz; ls x.txz*; xz --version | head -n 1 | cut -d' ' -f1
           compressed        uncompressed  ratio uncompressed_name
  same
  gzip: b.tar.gz already exists;	not overwritten
  status 2
  etc/
  gzip: nosuch.gz: No such file or directory
  status 1
  gzip: b.tar already exists;	not overwritten
  0
  hi
  /root/script: line 22: bzip2: command not found
  ls: cannot access 'x.txz*': No such file or directory
  /root/script: line 22: xz: command not found
