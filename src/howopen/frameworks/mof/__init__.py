"""The Model Openness Framework (MOF), as the Model Openness Tool (MOT) evaluates it.

`evaluate.evaluate` takes components with their licences, however they are known; `result` a model
file of MOT; `export.to_mot_yaml` writes one.
"""
