# Steps back and forth

  $ echo one > /root/a
  $ echo two > /root/a; echo hi | sendmail alice; sleep 1
  $ lab steps
      2  echo one > /root/a
      1  echo two > /root/a; echo hi | sendmail alice; sleep 1
  $ lab undo
  undone: echo two > /root/a; echo hi | sendmail alice; sleep 1
  $ lab redo
  done again: echo two > /root/a; echo hi | sendmail alice; sleep 1
  $ cat /root/a; ls /var/mail
  two
  alice
  $ lab undo 2
  undone: cat /root/a; ls /var/mail
  undone: echo two > /root/a; echo hi | sendmail alice; sleep 1
  $ cat /root/a; ls /var/mail
  one
  $ lab mark here
  The host of now is called 'here'.
  $ rm /root/a
  $ lab goto here
  The host is as it was at 'here'.
  $ lab undo 2
  undone: lab goto here
  undone: rm /root/a
  $ lab steps
      2  echo one > /root/a
      1  cat /root/a; ls /var/mail
     -1  rm /root/a
     -2  lab goto here
  $ lab redo
  done again: rm /root/a
  $ lab undo 9
  There is nothing to undo.
  undone: rm /root/a
  undone: cat /root/a; ls /var/mail
  undone: echo one > /root/a
