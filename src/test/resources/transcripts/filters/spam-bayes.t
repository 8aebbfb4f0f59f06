# objective: 211.2
# level: 2
# title: sa-learn
Learning, forgetting, the database and when it begins to count.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; cd /tmp; mkdir -p ham spam ~/.spamassassin; echo 'bayes_auto_learn 0' > ~/.spamassassin/user_prefs
  $ for i in $(seq 1 205); do printf "From: bob$i@example.com\nTo: alice@example.com\nSubject: meeting notes $i\nDate: $(date -R)\nMessage-ID: <ham-000000$i@example.com>\n\nplease find the project notes for our meeting number $i about budget planning\n" > ham/$i; printf "From: win$i@example.org\nTo: alice@example.com\nSubject: bargain pills $i\nDate: $(date -R)\nMessage-ID: <spam-000000$i@example.org>\n\norder bargain pills today casino jackpot refund voucher $i\n" > spam/$i; done; ls ham spam | wc -l
  413
  $ sa-learn --dump magic 2>&1; echo $?; sa-learn --ham ham/1 ham/2; sa-learn --ham ham/1; sa-learn --spam < spam/1; sa-learn --dump magic | grep -E 'nspam|nham|version'; ls ~/.spamassassin
  ERROR: Bayes dump returned an error, please re-run with -D for more information
  2
  Learned tokens from 2 message(s) (2 message(s) examined)
  Learned tokens from 0 message(s) (1 message(s) examined)
  Learned tokens from 1 message(s) (1 message(s) examined)
  0.000          0          3          0  non-token data: bayes db version
  0.000          0          1          0  non-token data: nspam
  0.000          0          2          0  non-token data: nham
  bayes_seen
  bayes_toks
  user_prefs
  $ spamassassin -L < spam/5 | grep -c BAYES; sa-learn --ham ham; sa-learn --spam --dir spam; sa-learn --dump magic | grep -E 'nspam|nham'; spamassassin -L < spam/5 | tr -d '\n\t' | grep -o 'BAYES_[0-9]*' | sort -u; spamassassin -L < ham/5 | tr -d '\n\t' | grep -o 'BAYES_[0-9]*'
  0
  Learned tokens from 203 message(s) (205 message(s) examined)
  Learned tokens from 204 message(s) (205 message(s) examined)
  0.000          0        205          0  non-token data: nspam
  0.000          0        205          0  non-token data: nham
  BAYES_99
  BAYES_999
  BAYES_00
  $ sa-learn --forget spam/5; sa-learn --forget spam/5; sa-learn --spam ham/7; sa-learn --dump magic | grep -E 'nspam|nham'; sa-learn --sync; echo $?; sa-learn --dump data | wc -w | grep -q ... && echo many
  Forgot tokens from 1 message(s) (1 message(s) examined)
  Forgot tokens from 0 message(s) (1 message(s) examined)
  Learned tokens from 1 message(s) (1 message(s) examined)
  0.000          0        205          0  non-token data: nspam
  0.000          0        204          0  non-token data: nham
  0
  many
  $ (for i in 1 2; do echo 'From x@example.com Mon Feb  3 10:00:00 2025'; cat ham/$i; echo; done) > box; sa-learn --clear; sa-learn --mbox --ham box; sa-learn --ham /nosuch 2>&1 | head -1; sa-learn 2>&1 | head -2; sa-learn --foo 2>&1 | head -2; sa-learn --dbpath /tmp/own/bayes --ham ham/3 2>&1 | tail -1; mkdir own; sa-learn --dbpath /tmp/own/bayes --ham ham/3; ls own
  Learned tokens from 2 message(s) (2 message(s) examined)
  archive-iterator: no access to /nosuch: No such file or directory
  Please select either --spam, --ham, --folders, --forget, --sync, --import,
  --dump, --clear, --backup or --restore
  Unknown option: foo
  Unknown option!
  Learned tokens from 1 message(s) (1 message(s) examined)
  mkdir: cannot create directory ‘own’: File exists
  Learned tokens from 0 message(s) (1 message(s) examined)
  bayes_seen
  bayes_toks
  $ printf 'use_bayes 0\n' > ~/.spamassassin/user_prefs; spamassassin -L < ham/9 | tr -d '\n\t' | grep -o 'autolearn=[a-z]*'; printf '' > ~/.spamassassin/user_prefs; sa-learn --clear; spamassassin -L < ham/9 | tr -d '\n\t' | grep -o 'autolearn=[a-z]*'; spamassassin -L < ham/9 | tr -d '\n\t' | grep -o 'autolearn=[a-z]*'; sa-learn --dump magic | grep nham; chmod 500 ~/.spamassassin
  autolearn=disabled
  autolearn=ham
  autolearn=unavailable
  0.000          0          1          0  non-token data: nham
