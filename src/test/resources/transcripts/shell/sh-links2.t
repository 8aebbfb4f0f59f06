# objective: shell
# level: 2
# title: Links, readlink, realpath, basename and mktemp

  $ mkdir d; echo x > d/f; ln -s d/f s; ln d/f h; ls -l s | sed 's/.* s/s/'; readlink s; readlink -f s | sed "s|$PWD|.|"; realpath --relative-to=. s; stat -c '%h %F' d/f s; cat s; rm d/f; cat s; echo "status $?"; cat h; [ -L s ] && [ ! -e s ] && echo dangling; readlink h; echo "status $?"; readlink -e s; echo "status $?"
  s -> d/f
  d/f
  ./d/f
  d/f
  2 regular file
  1 symbolic link
  x
  cat: s: No such file or directory
  status 1
  x
  dangling
  status 1
  status 1
  $ ln -s nowhere n; ln -s other n; echo "status $?"; ln -sf other n; readlink n; ln -s d dl; ln -sfn /tmp dl; readlink dl; ln h d; ls d; ln nosuch x; echo "status $?"; ln d hd; echo "status $?"; ln -s; echo "status $?"; ln -sv a b; ln -s loop1 loop2; ln -s loop2 loop1; cat loop1; echo "status $?"; cd dl; pwd; pwd -P; cd - > /dev/null
  ln: failed to create symbolic link 'n': File exists
  status 1
  other
  /tmp
  h
  ln: failed to access 'nosuch': No such file or directory
  status 1
  ln: d: hard link not allowed for directory
  status 1
  ln: missing file operand
  Try 'ln --help' for more information.
  status 1
  'b' -> 'a'
  cat: loop1: Too many levels of symbolic links
  status 1
  /root/dl
  /tmp
