"""What can be done with requests, each in one transaction with its log and its mails."""
