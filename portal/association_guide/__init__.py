"""The guide to the associations that do voluntary social work (foreningsvejviser)."""
