# objective: shell
# level: 2
# title: su, sudo and who one is

  $ su alice -c 'id -un; pwd; echo $HOME $USER $LOGNAME $SHELL'; su - alice -c 'pwd; echo $HOME $PATH'; su alice -c 'whoami; umask; ls /root'; echo "status $?"
  alice
  /root
  /home/alice alice alice /bin/bash
  /home/alice
  /home/alice /usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games
  alice
  0022
  ls: cannot open directory '/root': Permission denied
  status 2
  $ su nosuch; echo "status $?"; su alice -c 'exit 5'; echo "status $?"; su -s /bin/sh bob -c 'echo $0 $HOME'; su alice -c 'su bob -c id' < /dev/null; echo "status $?"
  su: user nosuch does not exist or the user entry does not contain all the required fields
  status 1
  status 5
  sh /home/bob
  Password: su: Authentication failure
  status 1
  $ sudo -u alice id; sudo -u alice sh -c 'echo $HOME $USER $SUDO_USER $SUDO_UID'; sudo whoami; sudo -l | tail -n 2; sudo -u nosuch id; echo "status $?"; sudo -n true; echo $?
  uid=1000(alice) gid=1000(alice) groups=1000(alice)
  /home/alice alice root 0
  root
  User root may run the following commands on mail:
      (ALL : ALL) ALL
  sudo: unknown user nosuch
  sudo: error initializing audit plugin sudoers_audit
  status 1
  0
  $ su alice -c 'sudo -n id'; echo "status $?"; echo 'alice ALL=(ALL) NOPASSWD: /usr/bin/id' > /etc/sudoers.d/alice; su alice -c 'sudo -n id'; su alice -c 'sudo -n cat /etc/shadow'; echo "status $?"; su alice -c 'sudo -n -l' | tail -n 2
  sudo: a password is required
  status 1
  uid=0(root) gid=0(root) groups=0(root)
  sudo: a password is required
  status 1
  User alice may run the following commands on mail:
      (ALL) NOPASSWD: /usr/bin/id
  $ su - bob -c 'echo $PWD; cd /root'; echo "status $?"; su -l bob -c 'env | cut -d= -f1 | sort | tr "\n" " "'; echo; su alice -c 'touch /home/alice/f; ls -l /home/alice/f' | cut -d' ' -f1-4; runuser -u alice -- id -un; runuser -l alice -c pwd
  /home/bob
  -bash: line 1: cd: /root: Permission denied
  status 1
  HOME LOGNAME MAIL PATH PWD SHELL SHLVL TERM USER _
  -rw-r--r-- 1 alice alice
  alice
  /home/alice
  $ chmod 700 /home/alice; su bob -c 'ls /home/alice'; echo "status $?"; su bob -c 'cat /etc/shadow'; su bob -c 'postconf -e x=y'; echo "status $?"; su alice -c 'postsuper -d ALL'; echo "status $?"; su alice -c 'mailq'; su alice -c 'kill 1'; echo "status $?"
  ls: cannot open directory '/home/alice': Permission denied
  status 2
  cat: /etc/shadow: Permission denied
  postconf: fatal: open /etc/postfix/main.cf.tmp: Permission denied
  status 1
  postsuper: fatal: use of this command is reserved for the superuser
  status 1
  postqueue: fatal: Queue report unavailable - mail system is down (Connect to the Postfix showq service: No such file or directory)
  bash: line 1: kill: (1) - Operation not permitted
  status 1
