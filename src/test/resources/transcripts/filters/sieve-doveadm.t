# objective: 211.2
# level: 2
# title: doveadm sieve
Scripts put, listed, activated, renamed and deleted by the administrator, with the statuses.

  $ printf 'mail_location = maildir:~/Maildir\n' > /etc/dovecot/local.conf; dovecot; cd /tmp; printf 'keep;\n' > a.sieve; printf 'kep;\n' > bad.sieve
  $ doveadm sieve put -u alice first < a.sieve; doveadm sieve put -u alice -a second < a.sieve; doveadm sieve put -u alice broken < bad.sieve
  doveadm(alice): Error: sieve: broken: line 1: unknown command 'kep' (only reported once at first occurrence)
  doveadm(alice): Error: sieve: broken: validation failed
  [65]
  $ doveadm sieve list -u alice | sort; readlink /home/alice/.dovecot.sieve; stat -c '%a %U' /home/alice/sieve /home/alice/sieve/first.sieve
  first
  second ACTIVE
  sieve/second.sieve
  700 alice
  600 alice
  $ doveadm sieve get -u alice first; doveadm sieve get -u alice nope
  sieve script:
  keep;
  doveadm(alice): Error: Failed to open Sieve script: Sieve script `nope' not found
  [68]
  $ doveadm sieve activate -u alice first; doveadm sieve delete -u alice first; readlink /home/alice/.dovecot.sieve
  doveadm(alice): Error: Failed to delete Sieve script: Cannot delete the active Sieve script.
  sieve/first.sieve
  $ doveadm sieve rename -u alice first third; readlink /home/alice/.dovecot.sieve; doveadm sieve rename -u alice third second
  sieve/third.sieve
  doveadm(alice): Error: Failed to rename Sieve script: A sieve script with that name already exists.
  [65]
  $ doveadm sieve deactivate -u alice; ls -A /home/alice | grep sieve; doveadm sieve delete -u alice third; doveadm sieve list -u alice
  sieve
  second
  $ doveadm sieve put -u alice 'a/b' < a.sieve; doveadm sieve list -u nosuch; doveadm sieve get -u alice
  Fatal: Sieve script name not valid: a/b
  doveadm(nosuch): Error: User doesn't exist
  doveadm sieve get [-u <user>|-A] [-S <socket_path>] <scriptname>
  [64]
