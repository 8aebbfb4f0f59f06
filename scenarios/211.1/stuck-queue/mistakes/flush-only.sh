# fails: old-mail
# diagnosis: next-hop-still-dead
postqueue -f
sleep 5
