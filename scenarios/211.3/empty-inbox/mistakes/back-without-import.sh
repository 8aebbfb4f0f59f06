# fails: old
# diagnosis: only-new-mail
postconf -X home_mailbox
postfix reload
