"""Every page in the real window, in every size and look: nothing clipped, nothing over anything else."""
