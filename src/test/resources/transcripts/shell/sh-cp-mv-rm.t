# objective: shell
# level: 2
# title: cp, mv, rm, mkdir and rmdir

  $ mkdir a; echo 1 > a/x; cp a b; echo "status $?"; cp -r a b; ls b; cp a/x y; cp -v y z; cp -i y z < /dev/null; echo "status $?"; cp -n a/x z; cp nosuch z; echo "status $?"; cp y z nodir; echo "status $?"; cp; echo "status $?"; cp y; echo "status $?"; cp y y; echo "status $?"; cp -p y p; cp y a/; ls a; cp -a a c; ls c; cp a/* . ; ls; cp -t c y z; ls c
  cp: -r not specified; omitting directory 'a'
  status 1
  x
  'y' -> 'z'
  cp: overwrite 'z'? status 0
  cp: cannot stat 'nosuch': No such file or directory
  status 1
  cp: target 'nodir': No such file or directory
  status 1
  cp: missing file operand
  Try 'cp --help' for more information.
  status 1
  cp: missing destination file operand after 'y'
  Try 'cp --help' for more information.
  status 1
  cp: 'y' and 'y' are the same file
  status 1
  x
  y
  x
  y
  a
  b
  c
  p
  script
  x
  y
  z
  x
  y
  z
  $ mv y w; ls; mv -v w b/; mv nosuch q; echo "status $?"; mv a/x a/y nodir; echo "status $?"; mv z z; echo "status $?"; mv b a/x; echo "status $?"; mv -n z p; ls; mv z ./newname; mv newname/ x 2>&1; echo "status $?"; mv -t a p; ls a; echo keep > k1; echo other > k2; mv -b k1 k2; ls k*; mv -i k2 'k2~' < /dev/null; echo "status $?"; mv -f k2 k3; cat k3
  a
  b
  c
  p
  script
  w
  x
  z
  renamed 'w' -> 'b/w'
  mv: cannot stat 'nosuch': No such file or directory
  status 1
  mv: target 'nodir': No such file or directory
  status 1
  mv: 'z' and 'z' are the same file
  status 1
  mv: cannot overwrite non-directory 'a/x' with directory 'b'
  status 1
  a
  b
  c
  p
  script
  x
  z
  mv: cannot stat 'newname/': Not a directory
  status 1
  p
  x
  y
  k2
  k2~
  mv: overwrite 'k2~'? status 0
  keep
  $ rm nosuch; echo "status $?"; rm -f nosuch; echo "status $?"; rm a; echo "status $?"; rm -r a; ls -d a; rm -rv c | sort; rm -i k3 < /dev/null; echo "status $?"; rm; echo "status $?"; rm -rf; echo "status $?"; rm -d b; echo "status $?"; rm -r b; rm -rf /; echo "status $?"; touch -- -x; rm -x; echo "status $?"; rm -- -x; rm .; echo "status $?"; rm -rf ..; echo "status $?"; rmdir nosuch; echo "status $?"
  rm: cannot remove 'nosuch': No such file or directory
  status 1
  status 0
  rm: cannot remove 'a': Is a directory
  status 1
  ls: cannot access 'a': No such file or directory
  removed 'c/x'
  removed 'c/y'
  removed 'c/z'
  removed directory 'c'
  rm: remove regular file 'k3'? status 0
  rm: missing operand
  Try 'rm --help' for more information.
  status 1
  status 0
  rm: cannot remove 'b': Directory not empty
  status 1
  rm: it is dangerous to operate recursively on '/'
  rm: use --no-preserve-root to override this failsafe
  status 1
  rm: invalid option -- 'x'
  Try 'rm ./-x' to remove the file '-x'.
  Try 'rm --help' for more information.
  status 1
  rm: cannot remove '.': Is a directory
  status 1
  rm: refusing to remove '.' or '..' directory: skipping '..'
  status 1
  rmdir: failed to remove 'nosuch': No such file or directory
  status 1
  $ mkdir d; mkdir d; echo "status $?"; mkdir -p d/e/f; mkdir x/y/z; echo "status $?"; mkdir -pv d/e g/h; mkdir -m 700 m; stat -c %a m; rmdir d; echo "status $?"; rmdir -p d/e/f; ls -d d; rmdir -v m g/h; mkdir; echo "status $?"; touch f; mkdir f/g; echo "status $?"; rmdir f; echo "status $?"; mkdir -p f; echo "status $?"; install -d -m 750 -o alice -g alice i/j; stat -c '%a %U' i i/j; install -m 600 f i/j/; stat -c '%a' i/j/f; install nosuch x; echo "status $?"; install -D f p/q/r; ls p/q; touch nodir/x; echo "status $?"; touch -c nothere; ls nothere; touch -r f g2; touch -t 202501020304 f; stat -c %y f | cut -c1-16; touch -d '2024-02-29 12:00' f; date -r f +%F; touch; echo "status $?"
  mkdir: cannot create directory ‘d’: File exists
  status 1
  mkdir: cannot create directory ‘x/y/z’: Not a directory
  status 1
  mkdir: created directory 'g'
  mkdir: created directory 'g/h'
  700
  rmdir: failed to remove 'd': Directory not empty
  status 1
  ls: cannot access 'd': No such file or directory
  rmdir: removing directory, 'm'
  rmdir: removing directory, 'g/h'
  mkdir: missing operand
  Try 'mkdir --help' for more information.
  status 1
  mkdir: cannot create directory ‘f/g’: Not a directory
  status 1
  rmdir: failed to remove 'f': Not a directory
  status 1
  mkdir: cannot create directory ‘f’: File exists
  status 1
  755 root
  750 alice
  600
  install: cannot stat 'nosuch': No such file or directory
  status 1
  r
  touch: cannot touch 'nodir/x': No such file or directory
  status 1
  ls: cannot access 'nothere': No such file or directory
  2025-01-02 03:04
  2024-02-29
  touch: missing file operand
  Try 'touch --help' for more information.
  status 1
