# objective: shell
# level: 2
# title: Functions: arguments, local variables, return and recursion

  $ rec() { echo deep; rec; }; FUNCNEST=3 rec 2>&1 | tail -n 2; nm() (cd /tmp; pwd); nm; pwd | grep -c tmp
  deep
  /root/script: line 2: rec: maximum function nesting level exceeded (3)
  /tmp
  0
  [1]
  $ trap 'echo returned' RETURN; f4() { :; }; f4; trap - RETURN; f5() { echo "$BASH_LINENO" | grep -c .; }; f5; ret() { return 256; }; ret; echo $?; ret2() { return abc; }; ret2; echo $?
  1
  0
  /root/script: line 6: return: abc: numeric argument required
  2
