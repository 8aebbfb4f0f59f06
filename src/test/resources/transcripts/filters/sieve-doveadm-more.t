# objective: 211.2
# level: 2
# title: scripts with doveadm sieve
put, list, activate, get, rename, delete, and the messages of each.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ cd /tmp; printf 'keep;\n' > keep.sieve; printf 'discard;\n' > drop.sieve; printf 'nonsense;\n' > bad.sieve; doveadm sieve list -u alice; doveadm sieve put -u alice main < keep.sieve; doveadm sieve put -u alice -a other < drop.sieve; doveadm sieve list -u alice; ls -l /home/alice/.dovecot.sieve | sed 's/.*\.dovecot/.dovecot/'
  other ACTIVE
  main
  .dovecot.sieve -> sieve/other.sieve
  $ doveadm sieve put -u alice wrong < bad.sieve; doveadm sieve list -u alice | sort; doveadm sieve get -u alice other; doveadm sieve get -u alice nosuch
  doveadm(alice): Error: sieve: wrong: line 1: unknown command 'nonsense' (only reported once at first occurrence)
  doveadm(alice): Error: sieve: wrong: validation failed
  main
  other ACTIVE
  sieve script:
  discard;
  doveadm(alice): Error: Failed to open Sieve script: Sieve script `nosuch' not found
  [68]
  $ doveadm sieve activate -u alice main; doveadm sieve list -u alice | sort; doveadm sieve delete -u alice main; doveadm sieve delete -u alice other; doveadm sieve rename -u alice main primary; doveadm sieve list -u alice
  main ACTIVE
  other
  doveadm(alice): Error: Failed to delete Sieve script: Cannot delete the active Sieve script.
  primary ACTIVE
  $ doveadm sieve deactivate -u alice; doveadm sieve list -u alice; ls -A /home/alice | grep dovecot; doveadm sieve activate -u alice nosuch; doveadm sieve rename -u alice nosuch x; doveadm sieve delete -u alice nosuch
  primary
  doveadm(alice): Error: Failed to activate Sieve script: Sieve script `nosuch' not found
  doveadm(alice): Error: Failed to rename Sieve script: Sieve script `nosuch' not found
  doveadm(alice): Error: Failed to delete Sieve script: Sieve script `nosuch' not found
  [68]
  $ doveadm sieve; doveadm sieve put -u alice; doveadm sieve frob -u alice; doveadm sieve list -u nobodyhere; doveadm sieve put -u alice 'a/b' < keep.sieve
  usage: doveadm [-Dv] [-f <formatter>] sieve <command> [<args>]
    activate     [-u <user>|-A] [-S <socket_path>] <scriptname>
    deactivate   [-u <user>|-A] [-S <socket_path>]
    delete       [-u <user>|-A] [-S <socket_path>] [-a] <scriptname> [...]
    get          [-u <user>|-A] [-S <socket_path>] <scriptname>
    list         [-u <user>|-A] [-S <socket_path>]
    put          [-u <user>|-A] [-S <socket_path>] [-a] <scriptname>
    rename       [-u <user>|-A] [-S <socket_path>] <oldname> <newname>
  doveadm sieve put [-u <user>|-A] [-S <socket_path>] [-a] <scriptname>
  usage: doveadm [-Dv] [-f <formatter>] sieve <command> [<args>]
    activate     [-u <user>|-A] [-S <socket_path>] <scriptname>
    deactivate   [-u <user>|-A] [-S <socket_path>]
    delete       [-u <user>|-A] [-S <socket_path>] [-a] <scriptname> [...]
    get          [-u <user>|-A] [-S <socket_path>] <scriptname>
    list         [-u <user>|-A] [-S <socket_path>]
    put          [-u <user>|-A] [-S <socket_path>] [-a] <scriptname>
    rename       [-u <user>|-A] [-S <socket_path>] <oldname> <newname>
  doveadm(nobodyhere): Error: User doesn't exist
  Fatal: Sieve script name not valid: a/b
  [65]
  $ echo 'keep;' > /home/bob/.dovecot.sieve; chown bob: /home/bob/.dovecot.sieve; doveadm sieve list -u bob; doveadm sieve put -u bob -a new < keep.sieve; doveadm sieve list -u bob; cat /home/bob/sieve/dovecot.orig.sieve; readlink /home/bob/.dovecot.sieve
  doveadm(bob): Warning: sieve: file storage: Active sieve script symlink /home/bob/.dovecot.sieve is no symlink.
  doveadm(bob): Warning: sieve: file storage: Active sieve script symlink /home/bob/.dovecot.sieve is no symlink.
  doveadm(bob): Info: sieve: file storage: Moved active sieve script file '/home/bob/.dovecot.sieve' to script storage as '/home/bob/sieve/dovecot.orig.sieve'.
  dovecot.orig
  new ACTIVE
  keep;
  sieve/new.sieve
  $ doveadm sieve delete -u bob -a new; doveadm sieve list -u bob; ls -A /home/bob | sort
  dovecot.orig
  .bash_logout
  .bashrc
  .profile
  Maildir
  sieve
