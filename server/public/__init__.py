"""What residents, volunteers and team leaders see behind the printed codes, without script or account."""
