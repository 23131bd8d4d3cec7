"""Hard-aware point-to-set metric learning: losses, sampler, network, data and evaluation of one exported run."""
